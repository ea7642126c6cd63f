/**
 * The three questions whose answers can be compared: `nps`, would you recommend us, 0 to 10; `csat`, how satisfied were you,
 * 1 to 5; `ces`, it was easy, 1 to 7. Each has its scale, and no other.
 */
export type SurveyKind = 'nps' | 'csat' | 'ces';

export const SURVEY_SCALES: Readonly<Record<SurveyKind, { readonly from: number; readonly to: number }>> = {
  nps: { from: 0, to: 10 },
  csat: { from: 1, to: 5 },
  ces: { from: 1, to: 7 },
};

export interface Survey {
  readonly id: string;
  readonly kind: SurveyKind;
  /** By BCP 47 locale. `open` is the one question that is answered in words. */
  readonly questions: Readonly<Record<string, { readonly score: string; readonly open: string }>>;
  /** Days for which its links are good. */
  readonly openDays: number;
  /** Days after which who has not answered is reminded, once; never where it is left out. */
  readonly reminderDays?: number;
}
