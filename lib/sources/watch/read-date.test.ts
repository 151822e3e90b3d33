import { expect, test } from 'vitest';
import { readDate } from './read-date';

test.each([
  ['March 7, 2023', { date: '2023-03-07' }],
  ['December 02, 2019', { date: '2019-12-02' }],
  [' 7 March 2023 ', { date: '2023-03-07' }],
  ['march 7 2023', { date: '2023-03-07' }],
  ['Sept. 27, 2021', { date: '2021-09-27' }],
  ['Feb 29, 2024', { date: '2024-02-29' }],
  ['2023-03-07', { date: '2023-03-07' }],
  ['Februrary 22, 2022', { date: '2022-02-22', datePrinted: 'Februrary 22, 2022' }],
  ['Marhc 7, 2023', { date: '2023-03-07', datePrinted: 'Marhc 7, 2023' }],
  ['3 Novmber 2023', { date: '2023-11-03', datePrinted: '3 Novmber 2023' }],
  // As similar to June as to July.
  ['Jule 7, 2023', undefined],
  ['Smarch 7, 2023', { date: '2023-03-07', datePrinted: 'Smarch 7, 2023' }],
  ['Brumaire 18, 2022', undefined],
  ['Xy 7, 2023', undefined],
  ['February 30, 2022', undefined],
  ['July 2, 1018', undefined],
  ['March 2023', undefined],
  ['March 7, 20', undefined],
  ['03/07/2023', undefined],
  ['March 7, 2023 and later', undefined],
  ['', undefined],
])('reads %j as %j', (printed, read) => {
  expect(readDate(printed)).toEqual(read);
});
