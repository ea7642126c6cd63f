import { html, nothing, type TemplateResult } from 'lit';
import type { AdvocateReferral } from '../../../client/generated/types.ts';
import type { PlainKey, Words } from '../words/words.ts';

type Status = AdvocateReferral['status'];

const STATES: Readonly<Record<Status, readonly [PlainKey, '' | 'good' | 'soon' | 'bad']>> = {
  signed_up: ['friend_signed_up', ''],
  in_review: ['friend_in_review', ''],
  qualified: ['friend_qualified', 'soon'],
  rewarded: ['friend_rewarded', 'good'],
  expired: ['friend_expired', ''],
  rejected: ['friend_rejected', ''],
  reversed: ['friend_reversed', ''],
};

/** A friend without a name: who they are is their own matter. */
export function friendRow(words: Words, friend: AdvocateReferral): TemplateResult {
  const [key, tone] = STATES[friend.status];
  const points = friend.got?.points ?? 0;
  return html`<li class="friend" part="friend">
    <div>
      <div>${words.say('friend')}</div>
      <div class="small muted">
        ${
          friend.status === 'qualified' && friend.spendableAt !== null
            ? words.say('friend_waits', { date: words.date(friend.spendableAt) })
            : words.say('friend_since', { date: words.date(friend.signedUpAt) })
        }
      </div>
    </div>
    <div class="end">
      ${points > 0 ? html`<span class="number">${words.signed(points)}</span>` : nothing}
      <span class="badge ${tone}" part="badge">${words.say(key)}</span>
    </div>
  </li>`;
}
