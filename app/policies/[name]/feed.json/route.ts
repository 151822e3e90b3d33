import { answerPolicyFeed, listPolicyParams } from '@/app/answer-feed';

export const dynamic = 'force-static';
export const dynamicParams = false;

export const generateStaticParams = listPolicyParams;
export const GET = answerPolicyFeed('json');
