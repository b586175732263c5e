using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EventBooking.Testing.Reading;

/// <summary>Reads a mail from its bytes (RFC 5322, RFC 2045, RFC 2046); shares no code with what writes it.</summary>
public sealed partial class RawMail
{
    private readonly List<(string Name, string Value)> _headers = [];

    // One character an octet.
    private readonly string _body;

    private RawMail(string octets)
    {
        var end = octets.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        _body = octets[(end + 4)..];
        foreach (var line in octets[..end]
            .Replace("\r\n ", " ", StringComparison.Ordinal)
            .Replace("\r\n\t", "\t", StringComparison.Ordinal)
            .Split("\r\n"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            _headers.Add((line[..colon], line[(colon + 1)..].Trim(' ', '\t')));
        }
    }

    /// <summary>What the subject shows.</summary>
    public string Subject => EncodedWords.Text(Header("Subject"));

    /// <summary>The name beside the address of the recipient.</summary>
    public string ToName => EncodedWords.DisplayName(Header("To"));

    /// <summary>The parts that are no multipart, in their order.</summary>
    public IEnumerable<RawMail> Parts =>
        Type().StartsWith("multipart/", StringComparison.Ordinal) ? Inner().SelectMany(part => part.Parts) : [this];

    /// <summary>Reads the bytes of a file or of a connection.</summary>
    public static RawMail Of(byte[] bytes) => new(Encoding.Latin1.GetString(bytes));

    /// <summary>A line's value, unfolded; UTF-8 where it holds more than ASCII (RFC 6532).</summary>
    public string Header(string name) => Encoding.UTF8.GetString(
        Encoding.Latin1.GetBytes(_headers.Single(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value));

    /// <summary>The only part of a type.</summary>
    public RawMail Part(string type) => Parts.Single(part => part.Type() == type);

    /// <summary>The octets of a part, decoded.</summary>
    public byte[] Content() => Header("Content-Transfer-Encoding") switch
    {
        "base64" => Convert.FromBase64String(_body),
        "quoted-printable" => Encoding.Latin1.GetBytes(Hex().Replace(
            _body.Replace("=\r\n", "", StringComparison.Ordinal),
            match => ((char)byte.Parse(match.ValueSpan[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString())),
        var other => throw new FormatException(other),
    };

    /// <summary>The text of a part.</summary>
    public string Text() => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(Content());

    private string Type() => Header("Content-Type").Split(';')[0];

    private IEnumerable<RawMail> Inner()
    {
        var boundary = Boundary().Match(Header("Content-Type")).Groups["text"].Value;
        var body = $"\r\n{_body}";
        return body[..body.IndexOf($"\r\n--{boundary}--", StringComparison.Ordinal)]
            .Split($"\r\n--{boundary}\r\n")
            .Skip(1)
            .Select(part => new RawMail(part));
    }

    [GeneratedRegex("boundary=\"(?<text>[^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Boundary();

    [GeneratedRegex("=[0-9A-F]{2}", RegexOptions.NonBacktracking)]
    private static partial Regex Hex();
}
