using EventBooking.Presentation.Localization;
using Microsoft.AspNetCore.Components;

namespace EventBooking.Notifier.Mail.Html;

/// <summary>The check-in code, to be scanned or, where images are not shown, to be read out.</summary>
public sealed partial class CheckInView
{
    /// <summary>The code.</summary>
    [Parameter, EditorRequired]
    public required string Code { get; set; }

    /// <summary>Content-ID of its image.</summary>
    [Parameter, EditorRequired]
    public required string ImageId { get; set; }

    /// <summary>The mail's language.</summary>
    [Parameter, EditorRequired]
    public required Texts Texts { get; set; }
}
