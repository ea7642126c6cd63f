import { html } from 'lit';
import { texts } from '../language.ts';
import type { Page } from '../shop-page.ts';
import { needsCustomer } from './needs-customer.ts';

export const accountPage: Page = {
  title: texts.accountTitle,
  behind: [
    'Every box is one element of the storefront. They share what they ask for: one request for the account, however many show it.',
    'Open this page in two tabs, redeem in one, and look at the other.',
  ],
  draw(state) {
    const { customer } = state.session;
    if (customer === null) return needsCustomer(state, texts.accountIsForMembers);
    return html`
      <h1>${texts.hello(customer.name)}</h1>
      <div class="account">
        <perennial-survey></perennial-survey>
        <perennial-balance></perennial-balance>
        <perennial-tier></perennial-tier>
        <perennial-rewards class="wide"></perennial-rewards>
        <perennial-ways-to-earn></perennial-ways-to-earn>
        <perennial-referral></perennial-referral>
        <perennial-statement class="wide"></perennial-statement>
        <perennial-preferences class="wide"></perennial-preferences>
      </div>
    `;
  },
};
