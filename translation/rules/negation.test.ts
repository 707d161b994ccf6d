import { expect, test } from 'vitest';
import { checksIn } from '../testing-pair.ts';

const { findingsOf } = await checksIn(['en', 'de', 'fr', 'es', 'ar', 'ja']);

function negationsOf(locale: string, original: string, translation: string) {
  return findingsOf(locale, original, translation).filter(({ rule }) => rule === 'negation');
}

test.each([
  ['de', 'No ship came, and nobody was surprised.', 'Ein Schiff kam, und niemand war überrascht.'],
  ['de', 'He did not ask who, but why.', 'Er fragte wer, sondern warum.'],
  ['de', 'The mistake did not matter.', 'Der Fehler machte etwas aus.'],
  ['fr', 'The ship does not come, and nothing is known of it.', 'Le navire vient, et l’on n’en sait rien.'],
  ['fr', 'They left without a word.', 'Ils sont partis avec un mot.'],
  ['fr', 'The ship never came.', 'Le navire n’est venu.'],
  ['es', 'However, the ship did not come.', 'Sin embargo, el barco vino.'],
  ['es', 'The net sees no ship at all.', 'La red ve ningún barco.'],
  ['es', 'He did not ask who, but why.', 'Preguntó quién, sino por qué.'],
  ['ar', 'The ship did not come, and nobody saw it.', 'جاءت السفينة، ولم يرها أحد.'],
  ['ar', 'Ships leave only with a permit.', 'تغادر السفن إلا برخصة.'],
  ['ja', 'The ship did not come. It may come later.', '船は来た。後で来るかもしれない。'],
  ['ja', 'It could not be done without him.', '彼なしにできた。'],
  ['ja', 'He rarely comes here.', '彼はめったにここへ来る。'],
])('lost: %s %s %s', (locale, original, translation) => {
  expect(negationsOf(locale, original, translation)).toHaveLength(1);
});

test.each([
  ['de', 'Only the ship may leave; any other has to stay.', 'Nur das Schiff darf nicht ablegen; alle anderen bleiben.'],
  ['fr', 'But the ship is here, and more are to come.', 'Mais le navire n’est pas là, et d’autres suivront.'],
  ['es', 'The ship is still free to leave the harbour.', 'El barco no puede nunca zarpar, y no sale del puerto.'],
  ['ar', 'The ship works well.', 'لا تعمل السفينة جيدا.'],
  ['ja', 'The ship works even in winter.', 'その船は冬には動かない。'],
])('added: %s %s %s', (locale, original, translation) => {
  expect(negationsOf(locale, original, translation)).toHaveLength(1);
});

test.each([
  ['de', 'Neither the ship nor the crew came.', 'Weder das Schiff noch die Mannschaft kam.'],
  ['fr', 'Neither the ship nor the crew came.', 'Ni le navire ni l’équipage ne sont venus.'],
  ['fr', 'Nobody has ever seen it.', 'Personne ne l’a jamais vu.'],
  ['fr', 'It left because nobody else wanted to.', 'Il est parti parce que personne d’autre ne le voulait.'],
  ['fr', 'It only has a sail.', 'Il n’a qu’une voile.'],
  ['fr', 'It is further than one thinks.', 'C’est plus loin qu’on ne le croit.'],
  ['fr', 'The ship is not safe either.', 'Le navire n’est pas sûr non plus.'],
  ['es', 'Nobody has ever seen anything.', 'No ha visto nunca nada nadie.'],
  ['es', 'It left because nobody else wanted to.', 'Zarpó porque nadie más quería hacerlo.'],
  ['es', 'However, no ship came.', 'Sin embargo, no vino ningún barco.'],
  ['es', 'It is not a ship but a boat.', 'No es un barco, sino un bote.'],
  ['ar', 'It is still in the harbour.', 'لا تزال في الميناء.'],
  ['ar', 'It knows neither grammar nor meaning.', 'لا يعرف نحوا ولا معنى.'],
  ['ar', 'The ship must leave.', 'لا بد أن تغادر السفينة.'],
  ['ja', 'The ship must leave.', '船は出なければならない。'],
  ['ja', 'At least two ships may come.', '少なくとも二隻は来るかもしれない。'],
  ['ja', 'He still came, however.', 'にもかかわらず、彼は相変わらず来た。'],
  ['ja', 'First, look at the ship.', 'まず、船を見る。'],
])('as often as in the original: %s %s %s', (locale, original, translation) => {
  expect(negationsOf(locale, original, translation)).toEqual([]);
});

test('where a sentence was split, its parts are read together and the others by themselves', () => {
  const original =
    'The keeper of the lighthouse went home at dawn because the storm had passed. Nobody saw her again, and nobody asked for her in the village. The lamp burned for another night.';
  const right =
    'Die Wärterin des Leuchtturms ging im Morgengrauen heim. Der Sturm war vorüber. Niemand sah sie wieder, und niemand fragte im Dorf nach ihr. Die Lampe brannte noch eine Nacht.';
  expect(negationsOf('de', original, right)).toEqual([]);
  const found = negationsOf('de', original, right.replace('und niemand fragte', 'und man fragte'));
  expect(found).toHaveLength(1);
  expect(found[0]?.column).toBe(right.indexOf('Niemand') + 1);
});
