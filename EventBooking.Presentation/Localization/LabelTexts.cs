using System.Resources;

namespace EventBooking.Presentation.Localization;

/// <summary>Words that pages and messages share.</summary>
public sealed class LabelTexts(CultureInfo culture) : TextSource(File, culture)
{
    internal static readonly ResourceManager File = Open("Labels");
    private readonly string _language = culture.TwoLetterISOLanguageName;

    /// <summary>Label: when it takes place.</summary>
    public string When => Get();

    /// <summary>Label: when it was to take place before the booking moved.</summary>
    public string PreviousTime => Get();

    /// <summary>Label: where it takes place.</summary>
    public string Where => Get();

    /// <summary>Label: who comes.</summary>
    public string Name => Get();

    /// <summary>Label: how many seats.</summary>
    public string Seats => Get();

    /// <summary>Label: which event.</summary>
    public string Event => Get();

    /// <summary>Label: how the booking stands.</summary>
    public string Status => Get();

    /// <summary>Label: the booking's identifier.</summary>
    public string Reference => Get();

    /// <summary>Label: the code that is shown on arrival.</summary>
    public string CheckInCode => Get();

    /// <summary>Status: the booking holds its seats.</summary>
    public string Confirmed => Get();

    /// <summary>Status: the booking was cancelled.</summary>
    public string Cancelled => Get();

    /// <summary>Status: the whole event was cancelled.</summary>
    public string EventCancelled => Get();

    /// <summary>Link to the booking.</summary>
    public string ViewBooking => Get();

    /// <summary>Link to the calendar entry.</summary>
    public string AddToCalendar => Get();

    /// <summary>What the check-in code is for.</summary>
    public string CheckInHint => Get();

    /// <summary>What the picture of the check-in code is, for those who do not see it.</summary>
    public string QrCode => Get();

    /// <summary>That the link to the booking is a secret.</summary>
    public string PrivateLink => Get();

    /// <summary>A label and its value on one line of plain text.</summary>
    public string Line(string label, string value) => Format(nameof(Line), label, value);

    /// <summary>A number of seats in words, such as <c>3 seats</c>.</summary>
    /// <param name="seats">How many, from 1.</param>
    public string SeatCount(int seats) => Format($"SeatCount.{PluralForms.Of(_language, seats)}", seats);
}
