using System.Globalization;

namespace EventBooking.Presentation.Localization;

/// <summary>
/// Text of a stranger in a message of ours: one line that turns nothing around it (<see cref="Bidi"/>), and of which no program makes
/// a link. What a message shows takes this type where strangers' text stands, so that none is forgotten.
/// </summary>
public readonly record struct UntrustedText
{
    private readonly string? _text;

    private UntrustedText(string text) => _text = text;

    /// <summary>The text as it is shown: the stranger's, but for what turns directions, and with invisible word joiners (U+2060).</summary>
    public string Text => _text ?? "";

    /// <summary>Makes a stranger's text fit to be shown.</summary>
    public static UntrustedText Of(string text) => new(LinkBreaks.In(Bidi.Clean(text)));

    /// <summary>The text in an isolate where its direction may differ from its surroundings'.</summary>
    public string Isolated(CultureInfo surroundings) => Bidi.Isolate(Text, surroundings);

    /// <inheritdoc />
    public override string ToString() => Text;
}
