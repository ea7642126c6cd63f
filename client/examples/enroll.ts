import type { Client } from '../index.ts';

/** When a customer joins. The same customer again is the same member. */
export async function enroll(perennial: Client, customer: { id: string; name: string; email: string }) {
  const { memberId } = await perennial.enrollMember({
    body: {
      customerId: customer.id,
      profile: { name: customer.name, email: customer.email },
      preferences: { channels: { email: true } },
    },
  });
  return memberId;
}
