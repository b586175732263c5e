using EventBooking.Notifier.Mail.Content;
using EventBooking.Presentation.Localization;
using Microsoft.AspNetCore.Components;

namespace EventBooking.Notifier.Mail.Html;

/// <summary>The booking, a detail a row.</summary>
public sealed partial class DetailsView
{
    /// <summary>The details.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<MailRow> Rows { get; set; }

    /// <summary>The mail's language.</summary>
    [Parameter, EditorRequired]
    public required Texts Texts { get; set; }
}
