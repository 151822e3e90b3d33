import { answerJson } from '@/app/answer-json';
import { openApi } from '@/app/answers';

export const dynamic = 'force-static';

export function GET() {
  return answerJson(openApi());
}
