/** The first rows of the file, untouched; scrolls sideways where they are wider than the screen. */
export function SampleTable({
  headers,
  rows,
}: {
  headers: readonly string[];
  rows: readonly (readonly string[])[];
}) {
  return (
    // A region that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div role="region" aria-label="First rows of the file" tabIndex={0} className="overflow-x-auto border-y">
      <table className="w-max min-w-full text-13">
        <thead>
          <tr className="text-left text-12 text-ink-3">
            {headers.map((header, index) => (
              <th key={index} scope="col" className="h-8 px-3 font-medium whitespace-nowrap">
                {header || `Column ${index + 1}`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, 5).map((row, rowIndex) => (
            <tr key={rowIndex} className="border-t">
              {headers.map((_, index) => (
                <td key={index} className="h-8 max-w-60 truncate px-3 tabular-nums">
                  {row[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
