// Ways to break a saved result that is violated by one image, each with the place at which the schema has to refuse it.
export const broken = {
  'of another format version': ['/formatVersion', (result) => { result.formatVersion = 2; }],
  'of another tool': ['/tool/name', (result) => { result.tool.name = 'other'; }],
  'without images': ['/images', (result) => { result.images = []; }],
  'without a property': ["must have required property 'endpoint'", (result) => { delete result.endpoint; }],
  'with null for what is always known': ['/emulated', (result) => { result.emulated = null; }],
  'with a moment that is none': ['/startedAt', (result) => { result.startedAt = '2026-03-01T12:00:00'; }],
  'with a day that does not exist': ['/expires', (result) => {
    result.images[0].idleWaivers = [{ waiver: { ...waiver, expires: '2027-02-30' }, policy: 'production', reason: 'unused' }];
  }],
  'with a digest that is none': ['/images/0/image/digest', (result) => { result.images[0].image.digest = 'sha256:1'; }],
  'with an image that is in no registry and on no node': ['/images/0/image', (result) => { result.images[0].image.source = 'elsewhere'; }],
  'with an image on nodes without its ImageID': ['/images/0/image', (result) => { result.images[0].image.source = 'node'; }],
  'with an outcome that nobody knows': ['/images/0/rules/1/outcome', (result) => { result.images[0].rules[1].outcome = 'passed'; }],
  'with a count below zero': ['/images/0/rules/1/actual', (result) => { result.images[0].rules[1].actual = { count: -1 }; }],
  'with two actual states': ['/images/0/rules/1/actual', (result) => { result.images[0].rules[1].actual = { count: 0, text: 'none' }; }],
  'with a rule that is met though nothing is known': ['/images/0/rules/1', (result) => { result.images[0].rules[1].actual = { unknown: 'why' }; }],
  'with an override of a mandatory rule': ['/images/0/rules/2/enforcement', (result) => { result.images[0].rules[2].override = 'we know'; }],
  'with an override without a reason': ['/images/0/rules/2/override', (result) => {
    Object.assign(result.images[0].rules[2], { enforcement: 'soft', override: ' ' });
  }],
  'with a scan rule that decides nothing': ['/images/0/rules/0/enforcement', (result) => { result.images[0].rules[0].enforcement = 'advisory'; }],
  'with a kind of finding that nobody knows': ['/images/0/findings/0', (result) => { result.images[0].findings[0].kind = 'worm'; }],
  'with a verdict that is better than its rules': ['/images/0/verdict', (result) => {
    result.images[0].verdict = 'met';
    result.verdict = 'met';
  }],
  'with a verdict that is better than its images': ['/verdict', (result) => { result.verdict = 'undecided'; }],
};

const waiver = { id: 'CVE-2019-5827', component: null, images: [], reason: 'r', owner: 'o', expires: '2027-03-31', line: 1 };
