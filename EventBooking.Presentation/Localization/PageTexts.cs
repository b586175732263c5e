using System.Globalization;
using System.Resources;

namespace EventBooking.Presentation.Localization;

/// <summary>The page that shows a booking, and the one that stops its reminders.</summary>
public sealed class PageTexts(CultureInfo culture) : TextSource(File, culture)
{
    internal static readonly ResourceManager File = Open("Page");

    public string Title => Get();
    public string ConfirmedText => Get();
    public string CancelledText => Get();
    public string EventCancelledText => Get();
    public string ReadOnlyHint => Get();
    public string NotFoundTitle => Get();
    public string NotFoundText => Get();
    public string UnavailableTitle => Get();
    public string UnavailableText => Get();
    public string RefusedTitle => Get();
    public string RefusedText => Get();
    public string StopRemindersTitle => Get();
    public string StopRemindersQuestion => Get();
    public string StopRemindersButton => Get();
    public string RemindersStoppedTitle => Get();
    public string RemindersStoppedText => Get();
}
