import { strict as assert } from 'node:assert';
import { given } from '../support/given';

/** Where authors put owner notes, and whose each term is then. */
const NOTES: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'behind one element, a note concerns that element alone',
    '## Marketing team\n\n- KPIs: engagement rate (owner: community), CTR (owner: social), conversion rate\n',
    ['engagement rate: community', 'CTR: social', 'conversion rate: marketing'],
  ],
  [
    'behind the first element too',
    '## Community manager\n\nKPIs: CTR (owner: community + social), conversion rate, ROAS\n',
    ['CTR: community+social', 'conversion rate: community', 'ROAS: community'],
  ],
  [
    'at the very end it concerns the whole item',
    '## Community manager\n\n- CTR, ROAS (owner: social)\n',
    ['CTR: social', 'ROAS: social'],
  ],
  [
    'at the end beside other notes it concerns its element',
    '## Community manager\n\n- CTR (owner: social), ROAS (owner: marketing)\n',
    ['CTR: social', 'ROAS: marketing'],
  ],
  [
    'a target or a date belongs to the element before it',
    '## Community manager\n\n- CTR (owner: social), 2 % by May, and ROAS\n',
    ['CTR: social', 'ROAS: community'],
  ],
  [
    'what only says how much leaves a note on the whole item',
    '## Community manager\n\n- Launch film (owner: social), 200 leads\n',
    [],
  ],
  [
    'brackets and handles behind elements',
    '## Community manager\n\n- CTR [Social], conversion rate [Marketing], ROAS\n- CTR @social, ROAS @marketing\n',
    ['CTR: social', 'conversion rate: marketing', 'ROAS: community', 'CTR: social', 'ROAS: marketing'],
  ],
  [
    'brackets behind an element that name no role are none',
    '## Community manager\n\n- CTR [LinkedIn], ROAS\n',
    ['CTR: community', 'ROAS: community'],
  ],
  [
    'when something is due is told beside the owner, and is nobody',
    [
      '## Actions\n',
      '- CTR (owner: Community, due 20 Feb)',
      '- CTR (owner: Community by Friday)',
      '- CTR (owners: Community, Sales; due 6 March)',
      '- CTR (owner: Community, 2026-05-03)',
      '- CTR (owner: Community from Q3 on)',
      '- CTR [Community team, W12]',
      '- CTR (owner: Jan)',
      '- CTR (owner: Community, May)',
      '',
    ].join('\n'),
    [
      'CTR: community',
      'CTR: community',
      'CTR: community+?',
      'CTR: community',
      'CTR: community',
      'CTR: community',
      'CTR: ?',
      'CTR: community+?',
    ],
  ],
  [
    'somebody who is not checked owns the element, too',
    '## Community manager\n\n- CTR (owner: Luca), ROAS\n',
    ['CTR: ?', 'ROAS: community'],
  ],
  [
    'in the cell of a role’s column',
    '| | Community | Social media |\n| --- | --- | --- |\n| KPI | CTR (owner: social) | Conversion rate (owner: social and marketing) |\n',
    ['CTR: social', 'Conversion rate: social+marketing'],
  ],
  [
    'in one of a cell’s elements',
    '| | Community | Social media |\n| --- | --- | --- |\n| KPI | CTR (owner: social), ROAS | Reach |\n',
    ['CTR: social', 'ROAS: community', 'Reach: social'],
  ],
  [
    'in a role’s row',
    '| Team | KPIs |\n| --- | --- |\n| Community | CTR (owner: social) |\n| Social media | Reach |\n',
    ['CTR: social', 'Reach: social'],
  ],
  [
    'in a row of a role’s section',
    '## Community manager\n\n| KPI | Target |\n| --- | --- |\n| CTR (owner: social) | 2 % |\n| ROAS | 4 |\n',
    ['CTR: social', 'ROAS: community'],
  ],
  [
    'a cell’s brackets are believed where they name a role only',
    '## Community manager\n\n| KPI | Target |\n| --- | --- |\n| CTR [LinkedIn] | 2 % |\n| CTR [Social] | 4 |\n',
    ['CTR: community', 'CTR: social'],
  ],
  [
    'behind a key–value line',
    '## Community manager\n\nKPI: conversion rate (owner: marketing)\n',
    ['conversion rate: marketing'],
  ],
  [
    'behind a term in running prose',
    '## Goals\n\nThe community manager is measured on conversion rate (owner: community + marketing) and on CTR.\n',
    ['conversion rate: community+marketing', 'CTR: community'],
  ],
  [
    'whom a note names is no sentence’s subject',
    '## Goals\n\nThe community manager is measured on CTR (owner: social), and tracks conversion rate.\n',
    ['CTR: social', 'conversion rate: community'],
  ],
  [
    'on a heading that is an item',
    '## Community manager\n\n### Conversion rate (owner: marketing)\n\nUp by half.\n\n### CTR\n\nUp by half.\n',
    ['Conversion rate: marketing', 'CTR: community'],
  ],
  [
    'on a heading it speaks for what stands beneath, too',
    '## Community manager\n\n### Campaign (owner: community + marketing)\n\n- ROAS\n\n### Campaign\n\n- ROAS\n',
    ['ROAS: community+marketing', 'ROAS: community'],
  ],
  [
    'behind a role’s name it says who leads the team, and the team owns',
    '## Community management (lead: Sofie)\n\n- CTR\n',
    ['CTR: community'],
  ],
  [
    'what is nested in a noted item belongs to its only owner',
    '## Community manager\n\n- Launch campaign (owner: marketing), film and stills\n  - ROAS\n',
    ['Launch campaign: marketing', 'ROAS: marketing'],
  ],
];

describe('Owner notes', () => {
  for (const [title, text, expected] of NOTES) {
    it(title, () => {
      assert.deepEqual(given(text), expected);
    });
  }
});
