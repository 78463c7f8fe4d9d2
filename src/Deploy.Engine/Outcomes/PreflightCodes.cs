namespace Deploy.Engine.Outcomes;

/// <summary>The reasons for which a deployment is refused before anything is written.</summary>
public static class PreflightCodes
{
    /// <summary>No credentials, or credentials that AWS does not accept.</summary>
    public const string NoCredentials = "DECS3010";

    /// <summary>The caller's account is not the one that the plan or the stage names.</summary>
    public const string WrongAccount = "DECS3011";

    /// <summary>No Region, or another one than the plan or the stage names.</summary>
    public const string WrongRegion = "DECS3012";

    /// <summary>The endpoint does not answer.</summary>
    public const string EndpointNotReachable = "DECS3013";

    /// <summary>The plan has the format of another version.</summary>
    public const string OtherPlanFormat = "DECS3014";

    /// <summary>Another project deploys an application of this name.</summary>
    public const string OtherProject = "DECS3015";

    /// <summary>A stage must be chosen, or the chosen one is not declared.</summary>
    public const string Stage = "DECS3016";

    /// <summary>A parameter has no value.</summary>
    public const string MissingParameter = "DECS3017";

    /// <summary>The world moved since a saved plan was made.</summary>
    public const string OutdatedPlan = "DECS3018";

    /// <summary>Something that the plan refers to does not exist, or AWS does not take it there.</summary>
    public const string MissingReference = "DECS3019";

    /// <summary>The command line, or an environment variable of the command, is not understood.</summary>
    public const string NotUnderstood = "DECS3040";

    /// <summary>An option names a resource that is neither in the plan nor in AWS.</summary>
    public const string UnknownAddress = "DECS3041";
}
