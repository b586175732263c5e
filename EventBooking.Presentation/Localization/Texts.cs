using System.Collections.Concurrent;
using System.Globalization;

namespace EventBooking.Presentation.Localization;

/// <summary>All that is said to people, in one language.</summary>
public sealed class Texts
{
    private static readonly ConcurrentDictionary<string, Texts> Cache = new(StringComparer.Ordinal);

    private Texts(CultureInfo culture)
    {
        Culture = culture;
        Labels = new LabelTexts(culture);
        Page = new PageTexts(culture);
        Mail = new MailTexts(culture);
        Sms = new SmsTexts(culture);
        Times = new TimeTexts(culture);
    }

    /// <summary>The language, and the way to write dates.</summary>
    public CultureInfo Culture { get; }

    /// <summary>BCP 47 tag for <c>lang</c> and Content-Language.</summary>
    public string Language => Culture.Name;

    /// <summary>Text direction for <c>dir</c>: <c>ltr</c> or <c>rtl</c>.</summary>
    public string Direction => Culture.TextInfo.IsRightToLeft ? "rtl" : "ltr";

    /// <summary>Words that pages and messages share.</summary>
    public LabelTexts Labels { get; }

    /// <summary>The page that shows a booking, and the one that stops its reminders.</summary>
    public PageTexts Page { get; }

    /// <summary>E-mails.</summary>
    public MailTexts Mail { get; }

    /// <summary>Text messages.</summary>
    public SmsTexts Sms { get; }

    /// <summary>Dates and times.</summary>
    public TimeTexts Times { get; }

    /// <summary>The texts of a culture.</summary>
    /// <param name="culture">One that <see cref="Languages"/> gave.</param>
    public static Texts In(CultureInfo culture) => Cache.GetOrAdd(culture.Name, static (_, culture) => new Texts(culture), culture);
}
