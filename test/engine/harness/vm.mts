// Which engine a test file runs with; see onBothEngines.mjs.
process.env.FINTECH_EXPRESSION_ENGINE = 'vm';
