/** What roles are told to do, as parts of a pattern: behind "shall", or where a sentence begins. */
export const DOING_VERBS =
  'raise|lift|grow|double|triple|increase|improve|cut|lower|halve|reduce|bring|generate|win|keep\\s+the|moderate|host|write|publish|send|schedule|organi[sz]e|launch|produce|welcome|answer|reply|curate|plan|place|book|set\\s+up|start|build|recruit|train|buy|foster|issue|offer|create|make|hold|invite|film|post|collect|gather|nurture|retarget|optimi[sz]e|test|boost|promote|sponsor|fill|cultivate|mentor|onboard|reward|strengthen|deepen|nourish';
