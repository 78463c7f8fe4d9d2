namespace Deploy.Aws.Runtime.Json;

/// <summary>A REST request that also has members in the path or the query string.</summary>
internal interface IRestInput : IJsonInput
{
    void WriteUri(RestUri uri);
}
