using System.Text;

namespace EventBooking.Testing.Reading;

/// <summary>
/// Reads a calendar by the letter of RFC 5545 and RFC 6868, and shares no code with what writes it: whatever the grammar has no place
/// for is a <see cref="FormatException"/>.
/// </summary>
public sealed record ReadCalendar(string Name, IReadOnlyList<ReadProperty> Properties, IReadOnlyList<ReadCalendar> Children)
{
    private const int MaxOctets = 75;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The entries.</summary>
    public IEnumerable<ReadCalendar> Entries => Children.Where(child => child.Name == "VEVENT");

    /// <summary>The only property of a name.</summary>
    public ReadProperty this[string name] => Properties.Single(property => property.Name == name);

    /// <summary>Reads the bytes of a file.</summary>
    public static ReadCalendar Of(byte[] bytes)
    {
        var lines = new Queue<string>(Unfold(bytes));
        var calendar = Component(lines.Dequeue(), lines);
        return lines.Count == 0 && calendar.Name == "VCALENDAR" ? calendar : throw new FormatException("There is more than one calendar.");
    }

    private static ReadCalendar Component(string begin, Queue<string> lines)
    {
        const string Begin = "BEGIN:";
        var name = begin.StartsWith(Begin, StringComparison.Ordinal)
            ? begin[Begin.Length..]
            : throw new FormatException($"Not a component: {begin}");
        var (properties, children) = (new List<ReadProperty>(), new List<ReadCalendar>());
        while (lines.TryDequeue(out var line))
        {
            if (line == $"END:{name}")
            {
                return new ReadCalendar(name, properties, children);
            }

            if (line.StartsWith(Begin, StringComparison.Ordinal))
            {
                children.Add(Component(line, lines));
            }
            else
            {
                properties.Add(ReadProperty.Of(line));
            }
        }

        throw new FormatException($"{name} has no end.");
    }

    // Each line has to be whole characters: a program that shows a file line by line must not meet half of one.
    private static List<string> Unfold(byte[] bytes)
    {
        if (!bytes.AsSpan().EndsWith("\r\n"u8))
        {
            throw new FormatException("The last line has no end.");
        }

        var lines = new List<string>();
        foreach (var range in Split(bytes))
        {
            if (range.Length > MaxOctets)
            {
                throw new FormatException($"A line has {range.Length} octets.");
            }

            var line = Utf8.GetString(range.Span);
            if (line.Any(character => char.IsControl(character) && character != '\t') || line.Length == 0)
            {
                throw new FormatException($"A line is empty or holds control characters: {line}");
            }

            if (line[0] is ' ' or '\t')
            {
                lines[^1] += line[1..];
            }
            else
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Split(byte[] bytes)
    {
        for (var start = 0; start < bytes.Length;)
        {
            var length = bytes.AsSpan(start).IndexOf("\r\n"u8);
            yield return bytes.AsMemory(start, length);
            start += length + 2;
        }
    }
}
