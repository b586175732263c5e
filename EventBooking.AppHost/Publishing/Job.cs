using Aspire.Hosting.Kubernetes.Resources;
using YamlDotNet.Serialization;

namespace EventBooking.AppHost.Publishing;

/// <summary>
/// A Kubernetes Job (https://kubernetes.io/docs/concepts/workloads/controllers/job/), which Aspire's publisher does not know. A Job
/// cannot be changed, so each revision of the Helm release has its own: an upgrade removes the one before it and runs the new one.
/// </summary>
internal sealed class Job : Workload
{
    public Job(string name, PodTemplateSpecV1 pod)
        : base("batch/v1", "Job")
    {
        Metadata.Name = $"{name}-job-{{{{.Release.Revision}}}}";
        foreach (var (key, value) in pod.Metadata.Labels)
        {
            Metadata.Labels[key] = value;
        }

        pod.Spec.RestartPolicy = "OnFailure";
        Spec = new JobSpec { Template = pod };
    }

    [YamlMember(Alias = "spec")]
    public JobSpec Spec { get; }

    /// <inheritdoc />
    public override PodTemplateSpecV1 PodTemplate => Spec.Template;

    /// <summary>What is run, and how often at most.</summary>
    internal sealed class JobSpec
    {
        [YamlMember(Alias = "backoffLimit")]
        public int BackoffLimit { get; } = 10;

        [YamlMember(Alias = "template")]
        public required PodTemplateSpecV1 Template { get; init; }
    }
}
