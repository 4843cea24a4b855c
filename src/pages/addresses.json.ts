import { currentSite } from 'virtual:handrail/site';
import { otherAddresses } from '../site/page-data.ts';

export function GET(): Response {
  return Response.json(otherAddresses(currentSite()));
}
