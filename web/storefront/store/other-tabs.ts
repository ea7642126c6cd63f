/** Tells other tabs of the shop that something of a member changed, and hears it of them. */
export interface OtherTabs {
  tell(): void;
}

/** @param name the same for all tabs that show the same member */
export function otherTabs(name: string, heard: () => void): OtherTabs {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => undefined };
  const channel = new BroadcastChannel(name);
  channel.onmessage = heard;
  return { tell: () => channel.postMessage('changed') };
}
