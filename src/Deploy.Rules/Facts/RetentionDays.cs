namespace Deploy.Rules.Facts;

/// <summary>The retention periods of CloudWatch Logs. See https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html</summary>
internal static class RetentionDays
{
    /// <summary>Every period in days, shortest first.</summary>
    public static IReadOnlyList<int> All { get; } =
        [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    /// <summary>The shortest period that keeps events as long as asked, else the longest.</summary>
    public static int AtLeast(int days) => All.FirstOrDefault(allowed => allowed >= days) is var found and > 0 ? found : All[All.Count - 1];
}
