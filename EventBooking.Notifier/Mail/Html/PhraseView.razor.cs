using EventBooking.Notifier.Mail.Content;
using Microsoft.AspNetCore.Components;

namespace EventBooking.Notifier.Mail.Html;

/// <summary>A sentence of ours around a word of someone else, whose direction is its own.</summary>
public sealed partial class PhraseView
{
    /// <summary>The sentence.</summary>
    [Parameter, EditorRequired]
    public Phrase Phrase { get; set; }
}
