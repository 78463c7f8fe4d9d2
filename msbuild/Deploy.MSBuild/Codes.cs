namespace Deploy.MSBuild;

/// <summary>Codes of the errors that the tasks report themselves. Those of the targets stand in <c>Deploy.Ecs.targets</c>; all are explained in the package's README.</summary>
internal static class Codes
{
    /// <summary>The command deploy-ecs is not where it should be, or cannot be started.</summary>
    public const string CommandMissing = "DECS2011";

    /// <summary>The compiler's file with the plan is not one that this version reads.</summary>
    public const string UnreadablePlan = "DECS2012";

    /// <summary>A property that begins like ours and that nothing reads.</summary>
    public const string UnknownProperty = "DECS2014";

    /// <summary>A value that is none of its property.</summary>
    public const string UnreadableValue = "DECS2015";

    /// <summary>The symbols hold the plan in a form that cannot be changed.</summary>
    public const string UnreadableSymbols = "DECS2016";

    /// <summary>The file of the program's dependencies cannot be read.</summary>
    public const string UnreadableDependencies = "DECS2017";

    /// <summary>The command ended without an outcome.</summary>
    public const string UnexpectedError = "DECS3000";

    /// <summary>The build was cancelled while it deployed.</summary>
    public const string Cancelled = "DECS3025";
}
