import { Route, Routes } from 'react-router';
import { NotFoundPage } from '../shell/not-found-page.tsx';
import { SurveyPage } from './survey-page.tsx';
import { SurveysPage } from './surveys-page.tsx';

export function Component() {
  return (
    <Routes>
      <Route index element={<SurveysPage />} />
      <Route path=":surveyId" element={<SurveyPage />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
