using EventBooking.Notifier.Mail.Content;
using EventBooking.Presentation.Localization;
using Microsoft.AspNetCore.Components;

namespace EventBooking.Notifier.Mail.Html;

/// <summary>A whole mail. It asks for nothing from a server: no images, fonts or scripts but what the mail itself carries.</summary>
public sealed partial class NotificationMail
{
    /// <summary>What it says.</summary>
    [Parameter, EditorRequired]
    public required MailContent Mail { get; set; }

    /// <summary>Content-ID of the check-in code's image.</summary>
    [Parameter, EditorRequired]
    public required string ImageId { get; set; }

    private Texts Texts => Mail.Texts;
}
