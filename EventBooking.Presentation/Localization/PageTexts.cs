using System.Resources;

namespace EventBooking.Presentation.Localization;

/// <summary>The page that shows a booking, and the one that stops its reminders.</summary>
public sealed class PageTexts(CultureInfo culture) : TextSource(File, culture)
{
    internal static readonly ResourceManager File = Open("Page");

    /// <summary>Title of the page that shows a booking.</summary>
    public string Title => Get();

    /// <summary>That the booking holds its seats.</summary>
    public string ConfirmedText => Get();

    /// <summary>That the booking was cancelled.</summary>
    public string CancelledText => Get();

    /// <summary>That the whole event was cancelled.</summary>
    public string EventCancelledText => Get();

    /// <summary>That the page changes nothing, and where to change the booking.</summary>
    public string ReadOnlyHint => Get();

    /// <summary>Title where there is no such booking.</summary>
    public string NotFoundTitle => Get();

    /// <summary>What to do where there is no such booking.</summary>
    public string NotFoundText => Get();

    /// <summary>Title where the booking cannot be read now.</summary>
    public string UnavailableTitle => Get();

    /// <summary>What to do where the booking cannot be read now.</summary>
    public string UnavailableText => Get();

    /// <summary>Title where a page was asked for something that it does not do.</summary>
    public string RefusedTitle => Get();

    /// <summary>What to do then.</summary>
    public string RefusedText => Get();

    /// <summary>Title of the page that asks whether to stop reminders.</summary>
    public string StopRemindersTitle => Get();

    /// <summary>The question whether to stop reminders.</summary>
    public string StopRemindersQuestion => Get();

    /// <summary>The button that stops them.</summary>
    public string StopRemindersButton => Get();

    /// <summary>Title after they were stopped.</summary>
    public string RemindersStoppedTitle => Get();

    /// <summary>What it means that they were stopped.</summary>
    public string RemindersStoppedText => Get();
}
