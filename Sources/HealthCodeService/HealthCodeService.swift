// HealthCodeService
