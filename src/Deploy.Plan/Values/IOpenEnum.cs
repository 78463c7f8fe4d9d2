namespace Deploy.Plan.Values;

/// <summary>A value that is its text in JSON.</summary>
internal interface IOpenEnum
{
    /// <summary>The text.</summary>
    string Text { get; }
}
