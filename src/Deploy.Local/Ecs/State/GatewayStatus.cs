namespace Deploy.Local.Ecs.State;

/// <summary>ECS's names of the states of gateways, their associations and routes.</summary>
public static class GatewayStatus
{
    /// <summary>Of all three.</summary>
    public const string Active = "ACTIVE";

    public const string UpdateInProgress = "UPDATE_IN_PROGRESS";
    public const string UpdateComplete = "UPDATE_COMPLETE";
    public const string UpdateFailed = "UPDATE_FAILED";
    public const string Deleted = "DELETED";

    public const string Disassociating = "DISASSOCIATING";

    public const string CreateInProgress = "CREATE_IN_PROGRESS";
    public const string CreateFailed = "CREATE_FAILED";
    public const string DeleteInProgress = "DELETE_IN_PROGRESS";
    public const string DeleteFailed = "DELETE_FAILED";
}
