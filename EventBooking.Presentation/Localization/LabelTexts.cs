using System.Globalization;
using System.Resources;

namespace EventBooking.Presentation.Localization;

/// <summary>Words that pages and messages share: labels, and how a booking stands.</summary>
public sealed class LabelTexts(CultureInfo culture) : TextSource(File, culture)
{
    internal static readonly ResourceManager File = Open("Labels");
    private readonly string _language = culture.TwoLetterISOLanguageName;

    public string When => Get();
    public string PreviousTime => Get();
    public string Where => Get();
    public string Name => Get();
    public string Seats => Get();
    public string Event => Get();
    public string Status => Get();
    public string Reference => Get();
    public string CheckInCode => Get();
    public string Confirmed => Get();
    public string Cancelled => Get();
    public string EventCancelled => Get();
    public string ViewBooking => Get();
    public string AddToCalendar => Get();
    public string CheckInHint => Get();
    public string QrCode => Get();
    public string PrivateLink => Get();

    /// <summary>A label and its value on one line of plain text.</summary>
    public string Line(string label, string value) => Format(nameof(Line), label, value);

    /// <summary>A number of seats in words, such as <c>3 seats</c>.</summary>
    /// <param name="seats">How many, from 1.</param>
    public string SeatCount(int seats) => Format($"SeatCount.{PluralForms.Of(_language, seats)}", seats);
}
