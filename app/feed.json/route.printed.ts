import { answerFeed } from '@/app/answer-feed';

export const dynamic = 'force-static';

export const GET = answerFeed('json', 'everything');
