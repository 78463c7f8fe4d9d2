using Deploy.Engine.Clients;
using Deploy.Engine.Diffing;
using Deploy.Engine.Events;
using Deploy.Engine.Images;
using Deploy.Engine.Kinds;
using Deploy.Engine.Loading;
using Deploy.Engine.Options;
using Deploy.Engine.Reading;
using Deploy.Engine.Reporting;
using Deploy.Engine.Resolution;
using Deploy.Engine.SavedPlans;
using Deploy.Plan;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Running;

/// <summary>What the phases of one run hand on to each other.</summary>
internal sealed class RunState(RunOptions options, IDeploymentEvents events, TimeProvider time, RunRecord record)
{
    public RunOptions Options { get; set; } = options;

    public IDeploymentEvents Events { get; } = events;

    public TimeProvider Time { get; } = time;

    public RunRecord Record { get; } = record;

    public CallJournal Journal { get; } = new(time);

    /// <summary>Values that no error of a service may repeat.</summary>
    public SensitiveTexts Sensitive { get; } = new();

    /// <summary>Null until the plan is loaded: errors before that have no place in the source.</summary>
    public LoadedPlan? Loaded { get; set; }

    public SavedPlan? Saved { get; set; }

    /// <summary>Where this run's stage declares what it deploys: its own attributes before the base's, and none of other stages.</summary>
    public SourceMap SourceMap => Loaded is null ? SourceMap.Empty : StageLocations.Of(Loaded.Document.SourceMap, Record.Stage);
}

/// <summary>What AWS has, and how it differs from the plan.</summary>
/// <param name="Context">The run's kinds and clients.</param>
/// <param name="Order">The resources in the order in which they are made.</param>
/// <param name="World">What was read.</param>
/// <param name="Published">The image that was published; null: none.</param>
/// <param name="Resolver">Knows the images.</param>
/// <param name="Images">The images.</param>
/// <param name="Changes">The differences.</param>
internal sealed record Comparison(
    KindContext Context, IReadOnlyList<ResourceSpec> Order, World World, PublishedImage? Published, ImageResolver Resolver, IReadOnlyList<RepositoryImage> Images, ChangeSet Changes);
