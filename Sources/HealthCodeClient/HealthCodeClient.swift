// HealthCodeClient
