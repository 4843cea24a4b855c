export { collections } from 'handrail/content';
