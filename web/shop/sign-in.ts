import { html, nothing, type TemplateResult } from 'lit';
import { arrival, forgetArrival } from './arrival.ts';
import { texts } from './language.ts';
import { server } from './server.ts';
import type { PageState } from './shop-page.ts';

/** Picking who one is: there are no passwords in a demo. */
export function signInDialog({ session, attempt }: PageState): TemplateResult {
  const came = arrival();
  const enter = (who: object) =>
    void attempt(async () => {
      await server.signIn(who);
      if ('name' in who) forgetArrival();
      // As in any shop, the page that one was on, now with one's own things.
      location.reload();
    });
  const leave = () =>
    void attempt(async () => {
      await server.signOut();
      location.assign('/shop/');
    });
  return html`<dialog class="sign-in" aria-labelledby="who">
    <form method="dialog"><button class="close" aria-label=${texts.close}>×</button></form>
    <h2 id="who">${came === null ? texts.who : texts.friendCame}</h2>
    <form
      class="join"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const name = String(new FormData(event.target as HTMLFormElement).get('name') ?? '').trim();
        if (name !== '') enter({ name, referral: came });
      }}
    >
      <label for="name">${came === null ? texts.somebodyNew : texts.joinAsFriend}</label>
      <div class="row">
        <input id="name" name="name" required maxlength="60" autocomplete="off" placeholder=${texts.yourName} />
        <button class="primary">${texts.join}</button>
      </div>
    </form>
    ${session.customers.length === 0 ? nothing : html`<p class="or">${texts.orCustomer}</p>`}
    <ul class="people">
      ${session.customers.map(
        ({ id, name, about }) => html`<li>
          <button type="button" class="person" @click=${() => enter({ customerId: id })}>
            <strong>${name}</strong><span class="muted">${texts.about[about]}</span>
          </button>
        </li>`,
      )}
    </ul>
    ${session.customer === null ? nothing : html`<button type="button" class="quiet" @click=${leave}>${texts.signOut}</button>`}
  </dialog>`;
}
