import { checkPlan } from './check-plan';
import { compareRoles } from './compare-roles';
import { explainTerm } from './explain-term';
import { suggestFixes } from './suggest-fixes';
import { suggestKpis } from './suggest-kpis';
import type { Tool } from './tool';

/** Every tool, in the order in which assistants see them. */
export const tools: readonly Tool[] = [checkPlan, suggestFixes, explainTerm, compareRoles, suggestKpis];
