namespace Deploy.Local.Ecs.State;

/// <summary>The stages of a deployment that shifts traffic.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/blue-green-deployment-how-it-works.html"/>.</remarks>
public static class LifecycleStage
{
    public const string Reconcile = "RECONCILE_SERVICE";
    public const string PreScaleUp = "PRE_SCALE_UP";
    public const string ScaleUp = "SCALE_UP";
    public const string PostScaleUp = "POST_SCALE_UP";
    public const string TestShift = "TEST_TRAFFIC_SHIFT";
    public const string PostTestShift = "POST_TEST_TRAFFIC_SHIFT";

    /// <summary>A stage for hooks only: a deployment that waits in it shows the one before.</summary>
    public const string PreProductionShift = "PRE_PRODUCTION_TRAFFIC_SHIFT";

    public const string ProductionShift = "PRODUCTION_TRAFFIC_SHIFT";
    public const string PostProductionShift = "POST_PRODUCTION_TRAFFIC_SHIFT";
    public const string Bake = "BAKE_TIME";
    public const string CleanUp = "CLEAN_UP";

    /// <summary>All, in their order.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Reconcile, PreScaleUp, ScaleUp, PostScaleUp, TestShift, PostTestShift, PreProductionShift, ProductionShift, PostProductionShift, Bake, CleanUp];

    /// <summary>The one that comes after.</summary>
    public static string After(string stage) => All[Place(stage) + 1];

    /// <summary>Whether a stage has come to another, or is past it.</summary>
    public static bool HasReached(string? stage, string other) => stage is not null && Place(stage) >= Place(other);

    private static int Place(string stage) => All.ToList().IndexOf(stage);
}
