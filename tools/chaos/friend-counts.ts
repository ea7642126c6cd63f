/** How many friends come in a campaign of so many orders. */
export const friendsIn = (orders: number): number => Math.ceil(orders / 4);
/** How many members bring friends: few enough that the caps stop some of them. */
export const advocatesIn = (orders: number, members: number): number =>
  Math.min(members, Math.max(2, Math.ceil(friendsIn(orders) / 16)));
