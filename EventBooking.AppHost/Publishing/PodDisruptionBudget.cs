using Aspire.Hosting.Kubernetes.Resources;
using YamlDotNet.Serialization;

namespace EventBooking.AppHost.Publishing;

/// <summary>
/// Whoever empties a node takes one pod at a time (https://kubernetes.io/docs/tasks/run-application/configure-pdb/). Aspire's publisher
/// does not know it.
/// </summary>
internal sealed class PodDisruptionBudget : BaseKubernetesResource
{
    public PodDisruptionBudget(string name, PodTemplateSpecV1 pod)
        : base("policy/v1", "PodDisruptionBudget")
    {
        Metadata.Name = $"{name}-disruption-budget";
        Spec = new BudgetSpec { Selector = new LabelSelectorV1() };
        foreach (var (key, value) in pod.Metadata.Labels)
        {
            Metadata.Labels[key] = value;
            Spec.Selector.MatchLabels[key] = value;
        }
    }

    [YamlMember(Alias = "spec")]
    public BudgetSpec Spec { get; }

    /// <summary>Which pods, and how many at once.</summary>
    internal sealed class BudgetSpec
    {
        [YamlMember(Alias = "maxUnavailable")]
        public int MaxUnavailable { get; } = 1;

        [YamlMember(Alias = "selector")]
        public required LabelSelectorV1 Selector { get; init; }
    }
}
