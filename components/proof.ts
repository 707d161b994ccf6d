/** The worker that solves what a form's proof is made of: ALTCHA's own, for hashes. Loaded when a form is first used. */
import 'altcha/workers/sha';
