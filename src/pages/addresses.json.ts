import { otherAddresses } from '../site/page-data.ts';

export function GET(): Response {
  return Response.json(otherAddresses());
}
