using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace EventBooking.LocalServers;

/// <summary>Text that is HTML already. What is put into it is not, unless it is <see cref="Html"/> itself: it is encoded.</summary>
internal readonly record struct Html(string Text)
{
    public static Html Empty { get; } = new("");

    public static Html Of(Builder text) => new(text.ToString());

    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(part => part.Text)));

    public override string ToString() => Text;

    /// <summary>What the compiler makes of <c>Html.Of($"…")</c>.</summary>
    [InterpolatedStringHandler]
    internal readonly struct Builder
    {
        private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

        private readonly StringBuilder _text;

        public Builder(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + (formattedCount * 16));

        public void AppendLiteral(string html) => _text.Append(html);

        public void AppendFormatted(Html html) => _text.Append(html.Text);

        public void AppendFormatted(string? text) => _text.Append(Encoder.Encode(text ?? ""));

        public void AppendFormatted(int number) => _text.Append(number.ToString("N0", CultureInfo.InvariantCulture));

        public override string ToString() => _text.ToString();
    }
}
