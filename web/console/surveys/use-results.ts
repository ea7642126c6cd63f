import { useQuery } from '@tanstack/react-query';
import { isProblem } from '../../../client/errors.ts';
import type { SurveyResults } from '../../../client/generated/types.ts';
import { useSession } from '../session/session.tsx';
import { firstDay, type RangeDays } from './survey-range.ts';

/** What a survey found in the last days; null where there never was such a survey. */
export function useResults(surveyId: string, days: RangeDays) {
  const { perennial } = useSession();
  return useQuery({
    queryKey: ['surveys', surveyId, 'results', days],
    queryFn: async (): Promise<{ results: SurveyResults | null }> => {
      try {
        return { results: await perennial.readSurveyResults({ surveyId, from: firstDay(days) }) };
      } catch (error) {
        if (isProblem(error, 'SURVEY_NOT_FOUND')) return { results: null };
        throw error;
      }
    },
  });
}
