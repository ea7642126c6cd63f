/** What a customer did that cannot be; its message is for them. */
export class ShopRefusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
