import { answerJson } from '@/app/answer-json';
import { answers } from '@/app/answers';

export const dynamic = 'force-static';

export function GET() {
  return answerJson(answers.actions());
}
