using System.Text;

namespace EventBooking.Testing.Reading;

/// <summary>A property of a calendar (RFC 5545, section 3.1).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">Decoded by RFC 6868.</param>
/// <param name="Value">As it stands in the file.</param>
public sealed record ReadProperty(string Name, IReadOnlyDictionary<string, string> Parameters, string Value)
{
    /// <summary>The value as text (section 3.3.11).</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder();
            for (var i = 0; i < Value.Length; i++)
            {
                text.Append(Value[i] switch
                {
                    '\\' when ++i < Value.Length => Value[i] switch
                    {
                        '\\' or ';' or ',' => Value[i],
                        'n' or 'N' => '\n',
                        _ => throw new FormatException($"An escape that is none: {Value}"),
                    },
                    ';' or ',' or '\\' => throw new FormatException($"What must be escaped is not: {Value}"),
                    var other => other,
                });
            }

            return text.ToString();
        }
    }

    internal static ReadProperty Of(string line)
    {
        var at = NameAt(line, 0);
        var name = line[..at];
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        while (line[at] == ';')
        {
            var start = at + 1;
            at = NameAt(line, start);
            var parameter = line[start..at];
            var quoted = line[at] == '=' && line[at + 1] == '"';
            start = at + (quoted ? 2 : 1);
            var end = line.IndexOfAny(quoted ? ['"'] : ['"', ';', ':', ','], start);
            parameters.Add(parameter, Decode(line[start..end]));
            at = quoted ? end + 1 : end;
        }

        return line[at] == ':'
            ? new ReadProperty(name, parameters, line[(at + 1)..])
            : throw new FormatException($"Not a property: {line}");
    }

    private static int NameAt(string line, int start)
    {
        var end = start;
        while (end < line.Length && (char.IsAsciiLetterOrDigit(line[end]) || line[end] == '-'))
        {
            end++;
        }

        return end > start && end < line.Length ? end : throw new FormatException($"Not a name: {line}");
    }

    private static string Decode(string value)
    {
        var text = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            var escape = value[i] == '^' && i + 1 < value.Length
                ? value[i + 1] switch { 'n' => '\n', '^' => '^', '\'' => '"', _ => '\0' }
                : '\0';
            text.Append(escape == '\0' ? value[i] : escape);
            i += escape == '\0' ? 0 : 1;
        }

        return text.ToString();
    }
}
