import { ProblemError } from '../../shared/lambda/problem-error.ts';

/**
 * What recording something gives, or `differs` where it was recorded before with other content: the platform edited it
 * since, or told more of it than at first. What was recorded stays.
 */
export async function unlessDiffering<T>(recording: Promise<T>): Promise<T | 'differs'> {
  try {
    return await recording;
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'IDEMPOTENCY_MISMATCH') return 'differs';
    throw error;
  }
}
