/** A plan with three findings, for whoever wants to see some before there is a plan of their own. */
export const examplePlan = `# Spring launch

A small plan in which three things stand with the wrong role. They are underlined: hold the mouse over them to read why,
and choose the light bulb (Ctrl+. or ⌘.) to put them right.

## Community management

Objectives:

- Members feel at home and come back

KPIs:

- Member retention rate: 70 %
- Conversion rate: 2.5 %

Tactics:

- A welcome thread every Monday
- Retarget visitors of the pricing page with ads

## Social media management

KPIs:

- Engagement rate: 4 %
- Organic search traffic: 12,000 visits

## Marketing

KPIs:

- Customer acquisition cost below 90 €
`;
